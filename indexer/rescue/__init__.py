"""What helps where a query says too little or says it wrongly: typed keystrokes, misspellings, missing accents, filters in words."""
