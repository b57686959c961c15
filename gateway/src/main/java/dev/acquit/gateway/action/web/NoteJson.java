package dev.acquit.gateway.action.web;

import dev.acquit.gateway.action.Note;
import dev.acquit.gateway.money.IdKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody has said about an item, as the API shows it. */
record NoteJson(String id, String text, @Nullable String by, Instant createdAt) {

  static NoteJson of(Note note) {
    return new NoteJson(IdKind.NOTE.format(note.id()), note.text(), note.by().shown(), note.at());
  }
}
