"""The translation memory: earlier pairs, found by what is like them.

A file of SQLite, always to be had again from the catalogs. `database` opens it, `store` learns,
`lookup` finds, `suggestions` fills a catalog. Nothing is imported here: `notes` alone is what a
check needs.
"""
