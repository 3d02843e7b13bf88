// The chunker stands here.
