"""The words of sport and of leave that the rules beside the red flags share: what somebody wants to do, and may."""

SPORTS = (
    *("run", "jog", "train", "race", "play", "sprint", "lift", "compete", "swim", "climb", "cycle", "ride"),
    *("dive", "skate", "ski", "bike", "surf", "hike"),
)
"""What somebody asks leave for."""
SPORT = "|".join(SPORTS)
"""The same as alternatives of a pattern."""
FINE = "ok|okay|fine|alright|all right"
"""What somebody who may do it is, as alternatives of a pattern."""
