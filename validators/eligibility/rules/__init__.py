"""One file a rule; the file's name is the rule's id. Rules of kind judgement need none."""
