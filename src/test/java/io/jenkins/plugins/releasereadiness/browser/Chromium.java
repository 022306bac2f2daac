package io.jenkins.plugins.releasereadiness.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser that is installed on this machine. Where there is none, the test is skipped and says so. */
final class Chromium implements AutoCloseable {
    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    static Chromium start() {
        Optional<Path> executable =
                USUAL_PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        assumeTrue(executable.isPresent(), () -> "no browser: install chromium, in one of " + USUAL_PLACES);
        return new Chromium(executable.get());
    }

    /** A new window without cookies, of somebody who is signed in. */
    Person signIn(String jenkins, String id) {
        return new Person(browser, jenkins, id);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
