package vern;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts Vern. The launcher `./vern` calls this with the surface's own words (`up`, `lint`, `verify-audit` …).
@SpringBootApplication
public class Vern {

    public static void main(String[] arguments) {
        SpringApplication.run(Vern.class, arguments);
    }
}
