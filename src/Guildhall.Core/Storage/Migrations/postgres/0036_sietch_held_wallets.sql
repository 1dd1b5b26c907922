-- Who would leave by what is held, by the ranks of before: addresses with blanks between.
ALTER TABLE sietch_holds ADD COLUMN wallets text NOT NULL DEFAULT '';
