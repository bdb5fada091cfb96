"""The frozen records that cross module borders. Their fields are words of the glossary (docs/glossary.md)."""
