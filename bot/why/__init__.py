"""Why a reply came out as it did, to the last term: `explanation` is the record, `told` the same as text."""
