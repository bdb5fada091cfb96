"""What runs before Sideline does: the set-up behind `make chat` and `make test`."""
