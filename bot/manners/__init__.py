"""All that the bot says or withholds that no document says: `record` is served, `reading` is the trainer's."""
