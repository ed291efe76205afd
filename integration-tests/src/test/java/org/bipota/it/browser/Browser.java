package org.bipota.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Somebody's browser. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(60);
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final Path SCREENSHOTS = Path.of(System.getProperty("bipota.work")).resolve("screenshots");
    private static final Path FILES = Path.of(System.getProperty("bipota.work")).resolve("browser-files");

    private final String address;
    private final ChromeDriver driver;

    /** A browser of its own for the server at this port of the loopback address. */
    Browser(int httpPort) {
        address = "http://127.0.0.1:" + httpPort;
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(command("chromium"));
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
                "--hide-scrollbars", "--lang=en", "--window-size=" + WIDTH + ',' + HEIGHT,
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
        options.setExperimentalOption("prefs", Map.of("download.default_directory", FILES.toAbsolutePath().toString()));
        options.setCapability("goog:loggingPrefs", console);
        driver = new ChromeDriver(new ChromeDriverService.Builder()
                .usingDriverExecutable(command("chromedriver")).usingAnyFreePort().build(), options);
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", WIDTH, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    }

    private static File command(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(folder -> new File(folder, name))
                .filter(File::canExecute).findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is missing; ./run-tests installs it"));
    }

    /** Opens a page. */
    void open(String path) {
        driver.get(address + path);
    }

    /** Signs in on the login page, which is open. */
    void signIn(String user, String password) {
        type("#login\\:name", user);
        type("#login\\:password", password);
        click("#login\\:submit");
    }

    /** Path and query of the page that is open. */
    String where() {
        return driver.getCurrentUrl().substring(address.length());
    }

    /** Waits until the page is this one. */
    void awaitPage(String path) {
        await(path, () -> where().startsWith(path));
    }

    /** The visible text of the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Waits until the page shows {@code text}. */
    void awaitText(String text) {
        await(text, () -> text().contains(text));
    }

    /** Waits until there is something at {@code css}, and answers the first. */
    WebElement at(String css) {
        return waiting(css).until(() -> driver.findElements(By.cssSelector(css)), found -> !found.isEmpty()).get(0);
    }

    /** Waits as long as a campaign may take until there is something at {@code css}. */
    void awaitLong(String css) {
        Awaitility.await("the page to show " + css).atMost(LONG_PATIENCE).pollInterval(Duration.ofMillis(500))
                .until(() -> count(css) > 0);
    }

    /** How many there are now at {@code css}. */
    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    /** The texts of all at {@code css}, taken at once, since pages change by themselves. */
    List<String> texts(String css) {
        Object found = run("return Array.from(document.querySelectorAll(arguments[0])).map(one => one.innerText.trim())", css);
        return ((List<?>) found).stream().map(Object::toString).toList();
    }

    /** Clicks what is at {@code css}; a page that changes under the click is clicked again. */
    void click(String css) {
        waiting(css).until(() -> {
            at(css).click();
            return true;
        });
    }

    /** Puts {@code text} into a field. */
    void type(String css, String text) {
        WebElement field = at(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Chooses a file of this content. */
    void choose(String css, String name, String content) {
        try {
            Path file = Files.writeString(Files.createDirectories(FILES).resolve(name), content);
            at(css).sendKeys(file.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a script, and answers what it returns. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Runs a script that calls its last argument when it is done, and answers what it gives to it. */
    Object runAsync(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** Forgets the session, as the server does after a while. */
    void loseSession() {
        driver.manage().deleteCookieNamed("JSESSIONID");
        driver.manage().addCookie(new Cookie("JSESSIONID", "forgotten"));
    }

    /** The whole page as the server made it. */
    String source() {
        return driver.getPageSource();
    }

    /** Keeps what is seen as a picture. */
    void picture(String name) {
        try {
            Files.write(Files.createDirectories(SCREENSHOTS).resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the browser complained about since the last call: scripts that failed, what a policy forbade. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue()).map(Object::toString).toList();
    }

    /** A file that was downloaded under this name, waiting for it. */
    String downloaded(String name) {
        await(name, () -> Files.exists(FILES.resolve(name)) && noneUnderWay());
        try {
            return Files.readString(FILES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean noneUnderWay() {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.noneMatch(file -> file.toString().endsWith(".crdownload"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(String what, Callable<Boolean> condition) {
        waiting(what).until(condition);
    }

    /** Waits across changes of the page, in the middle of which things are stale or there is nothing. */
    private static ConditionFactory waiting(String what) {
        return Awaitility.await("the page to show " + what).atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsMatching(change -> change instanceof StaleElementReferenceException || change instanceof NotFoundException);
    }

    /** Nothing was complained about. */
    void isContent() {
        assertThat(complaints()).as("complaints of the browser at " + where()).isEmpty();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
