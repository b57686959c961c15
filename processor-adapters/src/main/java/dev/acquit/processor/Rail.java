package dev.acquit.processor;

/** The network that money travels on. */
public enum Rail {
  CARD,
  /** United States bank debit, under NACHA's rules. */
  ACH,
  /** Canadian bank debit, under Payments Canada's Rule H1. */
  EFT
}
