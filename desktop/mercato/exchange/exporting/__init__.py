"""Tables out: every format, withheld by default what is confidential."""
