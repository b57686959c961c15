package dev.acquit.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.AcquitApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DatabasePasswordIT {

  @Test
  void aServerThatIsDownIsToldWithoutThePassword(CapturedOutput output) throws IOException {
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    refusesToStart("postgresql://ann:hunter2@127.0.0.1:" + closed + "/acquit", output);
  }

  @Test
  void aUrlThatCannotBeReadIsToldWithoutThePassword(CapturedOutput output) {
    refusesToStart("postgresql://ann:hunter2@host@db:5432/acquit", output);
    assertThat(output).contains("ACQUIT_DATABASE_URL cannot be used");
  }

  private static void refusesToStart(String url, CapturedOutput output) {
    var application = new SpringApplication(AcquitApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    assertThatThrownBy(() -> application.run("--acquit.database.url=" + url, "--debug").close())
        .satisfies(failure -> assertThat(trace(failure)).doesNotContain("hunter2"));
    assertThat(output.getAll()).isNotEmpty().doesNotContain("hunter2");
  }

  private static String trace(Throwable failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
