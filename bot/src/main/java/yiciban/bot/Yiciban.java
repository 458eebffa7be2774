package yiciban.bot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** 一次办: the program. */
@SpringBootApplication
public class Yiciban {

    public static void main(String... args) {
        SpringApplication.run(Yiciban.class, args);
    }
}
