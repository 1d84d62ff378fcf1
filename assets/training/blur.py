"""Word vectors that move a little, so that what is learned about a word holds around it."""
import torch
import torch.nn.functional as F


class Blur:
    """Moves the vectors of words a random part of the way to one of their nearest words.

    A moved word stands for one that training never met. rows: the words that move, all that have a vector if not given.
    """

    def __init__(self, vectors, rows=None, nearest=10, farthest=.6):
        self.vectors, self.farthest = vectors, farthest
        known = vectors.any(1)
        rows = known.nonzero()[:, 0] if rows is None else torch.tensor(rows)[known[rows]]
        self.moves = torch.zeros(len(vectors), dtype=torch.bool)
        self.moves[rows] = True
        self.neighbours = torch.zeros(len(vectors), nearest, dtype=torch.long)
        self.neighbours[rows] = (vectors[rows] @ vectors[known].T).topk(nearest + 1).indices[:, 1:]
        self.neighbours = known.nonzero()[:, 0][self.neighbours]

    def shift(self, ids):
        """(batch, tokens, 100): each word moves the same way throughout a batch, so that twins stay twins."""
        pick = torch.randint(self.neighbours.shape[1], (len(self.vectors), 1))
        part = torch.rand(len(self.vectors), 1) * self.farthest * self.moves[:, None]
        other = self.vectors[self.neighbours.gather(1, pick)[:, 0]]
        return F.embedding(ids, part * (other - self.vectors))
