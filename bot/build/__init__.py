"""What `train.py` does: collect, fit, evaluate, publish. Nothing here is imported by serving."""
