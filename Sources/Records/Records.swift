// Wire types stand here.
