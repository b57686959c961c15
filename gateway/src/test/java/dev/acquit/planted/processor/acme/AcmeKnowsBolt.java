package dev.acquit.planted.processor.acme;

import dev.acquit.planted.processor.bolt.BoltProcessor;

/** An adapter does not know its siblings. */
interface AcmeKnowsBolt {
  int count(BoltProcessor[] siblings);
}
