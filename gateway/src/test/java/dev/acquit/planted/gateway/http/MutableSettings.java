package dev.acquit.planted.gateway.http;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings are records. */
@ConfigurationProperties("planted.fields")
class MutableSettings {

  private String name = "";

  String getName() {
    return name;
  }

  void setName(String name) {
    this.name = name;
  }
}
