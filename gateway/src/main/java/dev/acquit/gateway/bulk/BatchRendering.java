package dev.acquit.gateway.bulk;

/** Port: how a batch looks in the API. */
public interface BatchRendering {

  byte[] of(Batch batch);
}
