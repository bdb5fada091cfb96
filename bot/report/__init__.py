"""An evaluation, and the difference between two, as pages that stand alone: no script, no request, all text escaped."""
