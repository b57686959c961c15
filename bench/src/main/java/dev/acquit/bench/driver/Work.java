package dev.acquit.bench.driver;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes requests, one after the other. */
interface Work {

  /** The next one; null when there are no more. */
  @Nullable FullHttpRequest next();

  /** Whether that answer is what the request was for. */
  boolean isSuccess(int status, String beginning);

  static Work of(Plan.Stream stream) {
    var lines = lines(stream.file());
    return switch (stream.kind()) {
      case CHARGES -> new Charges(lines, stream.name());
      case CALLS -> new Calls(lines, stream.name());
      case SETTLEMENTS -> new Settlements(lines);
    };
  }

  static FullHttpRequest post(String path, String body) {
    var content = Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8));
    var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, path, content);
    request
        .headers()
        .set(HttpHeaderNames.HOST, "127.0.0.1")
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
    return request;
  }

  private static List<List<String>> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().map(line -> List.of(line.split("\t", -1))).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
