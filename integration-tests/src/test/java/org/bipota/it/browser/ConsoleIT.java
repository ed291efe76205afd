package org.bipota.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bipota.it.peer.KeySet;
import org.bipota.it.server.Installation;
import org.bipota.simulator.population.Subscriber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console as people use it: each page's main path in both languages, what a role sees, and what a mishap does not lose. */
class ConsoleIT {

    private static final List<String> PAGES = List.of("index", "checks", "downloads", "handsets", "campaigns", "contents",
            "policies", "cards", "links", "channels", "audit", "dead-letters", "campaign-new", "link-settings");

    private static Surroundings surroundings;
    private static Browser operator;
    private static Browser admin;
    private static Subscriber capable;

    @BeforeAll
    static void start() throws Exception {
        surroundings = new Surroundings();
        capable = surroundings.subscribers().stream()
                .filter(one -> surroundings.as("admin").get("/api/v1/capabilities/" + one.msisdn()).json().path("capable").asBoolean())
                .findFirst().orElseThrow();
        surroundings.as("operator").put("/api/v1/contents/menu", "{\"tar\":\"424950\",\"data\":\"" + "QUJD".repeat(500) + "\"}").success();
        operator = signedIn("operator");
        admin = signedIn("admin");
    }

    @AfterAll
    static void end() throws Exception {
        for (AutoCloseable one : new AutoCloseable[] {operator, admin, surroundings}) {
            if (one != null) {
                one.close();
            }
        }
    }

    private static Browser signedIn(String user) {
        Browser browser = new Browser(surroundings.port());
        browser.open("/");
        browser.picture("login");
        browser.signIn(user, Surroundings.password(user));
        browser.at("nav");
        return browser;
    }

    private static void speak(Browser browser, String language) {
        browser.open("/");
        if (!language.equals(browser.at("html").getAttribute("lang"))) {
            browser.click("button[lang='" + language + "']");
            browser.at("html[lang='" + language + "']");
        }
    }

    private static String either(String language, String english, String chinese) {
        return language.equals("en") ? english : chinese;
    }

    private static void find(Browser browser, String number) {
        browser.type("#find\\:entered", number);
        browser.click("#find\\:go");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void everyPageIsThereAndTheBrowserIsContent(String language) {
        speak(admin, language);
        for (String page : PAGES) {
            admin.open("/" + page + ".xhtml");
            assertThat(admin.at("h1").getText()).as(page).isNotBlank();
            admin.picture(page + "-" + language);
            assertThat(admin.complaints()).as(page).isEmpty();
            assertThat(admin.texts("td:last-child")).as(page).allSatisfy(said -> assertThat(said)
                    .doesNotContainPattern(either(language, "[\\u4e00-\\u9fff]", "[a-z]{3,} [a-z]{3,} [a-z]{2,}")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theOverviewShowsFiguresChartsAndWhatNeedsAttention(String language) {
        speak(operator, language);

        operator.awaitText(either(language, "Subscribers by verdict", "用户检测结论"));
        operator.awaitText(either(language, "Messages that could not be processed", "无法处理的消息"));
        operator.at("#charts\\:checks canvas");
        operator.at("#charts\\:share canvas");
        operator.isContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aSubscriberIsFoundByEachNumberAndItsTimelineIsRead(String language) {
        speak(operator, language);
        String imei = surroundings.as("operator").get("/api/v1/capabilities/" + capable.msisdn()).json().path("imei").asText();
        for (String number : new String[] {imei, '+' + capable.msisdn()}) {
            find(operator, number);
            operator.awaitPage("/subscriber.xhtml?card=");
            operator.awaitText(either(language, "Verdict: Capable", "结论：支持"));
        }

        assertThat(operator.count(".timeline li")).isGreaterThan(4);
        if (!language.equals("en")) {
            assertThat(operator.texts(".verdict, .timeline li:not(.kind-AUDIT) .detail")).hasSizeGreaterThan(2)
                    .allSatisfy(said -> assertThat(said).doesNotContainPattern("[a-z]{3,} [a-z]{2,}"));
        }
        operator.picture("subscriber-" + language);
        operator.isContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whoIsNotThereIsSaidBesideTheField(String language) {
        speak(operator, language);
        find(operator, "4999999999");

        operator.awaitText(either(language, "Nobody has this number.", "没有使用该号码的用户。"));
        operator.picture("search-nobody-" + language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void checksAreFilteredPagedAndExported(String language) {
        speak(operator, language);
        operator.open("/checks.xhtml");
        assertThat(operator.count(".list tbody tr")).isEqualTo(50);
        List<String> first = operator.texts(".list tbody td:first-child");
        operator.click("a.next");
        operator.at("a.previous");
        assertThat(operator.texts(".list tbody td:first-child")).doesNotContainAnyElementsOf(first);
        operator.click("a.previous");
        operator.at("a.next");
        assertThat(operator.texts(".list tbody td:first-child")).isEqualTo(first);

        operator.type("#filter\\:who", capable.msisdn());
        operator.click("#filter\\:apply");
        operator.awaitPage("/checks.xhtml?card=");
        assertThat(operator.texts(".list tbody td:nth-child(2)")).isNotEmpty().containsOnly(capable.msisdn());
        operator.runAsync("const done = arguments[0];"
                + " PrimeFaces.ab({s: 'rows:poll', f: 'rows', p: 'rows:poll', u: 'rows:table', onco: () => done()});");
        assertThat(operator.texts(".list tbody td:nth-child(2)")).as("after a poll").isNotEmpty().containsOnly(capable.msisdn());
        operator.click("#export");
        assertThat(operator.downloaded("checks.csv")).startsWith("id,msisdn,state").contains("," + capable.msisdn() + ",CAPABLE,");
        operator.isContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aContentIsSentOnceThoughItsFormIsSubmittedTwice(String language) {
        speak(operator, language);
        find(operator, capable.msisdn());
        operator.awaitPage("/subscriber.xhtml?card=");
        int before = downloads();
        operator.type("#download\\:content", "menu");
        // Two posts of the very same form at once, as an impatient double click makes them where no script stops it.
        submitTwice("download", "download:send");

        assertThat(downloads()).isEqualTo(before + 1);
        operator.open("/downloads.xhtml?campaign=&card=");
        operator.picture("downloads-" + language);
    }

    /** Posts a form of the page twice at once, as its button does. */
    private static void submitTwice(String form, String button) {
        operator.runAsync("""
                const done = arguments[2], form = document.getElementById(arguments[0]);
                const post = () => {
                  const body = new URLSearchParams(new FormData(form));
                  body.append(arguments[1], arguments[1]);
                  return fetch(form.action, {method: 'POST', body: body});
                };
                Promise.all([post(), post()]).then(() => done(), done);""", form, button);
    }

    private static int downloads() {
        return surroundings.as("operator").get("/api/v1/downloads?msisdn=" + capable.msisdn()).success().path("items").size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aHandsetModelGetsItsNameFromALicensedList(String language) {
        speak(admin, language);
        admin.open("/handsets.xhtml");
        String tac = admin.texts(".list tbody td:first-child").get(0);
        admin.choose("#import\\:file", "tac.csv", "tac,manufacturer,model\n" + tac + ",Maker,Model " + language + "\n12,Maker,Model\n");
        admin.click("#import\\:upload");
        admin.awaitText(either(language, "1 models imported, 1 rows refused.", "已导入 1 个型号，拒绝 1 行。"));
        assertThat(admin.texts(".rejected tbody td:first-child")).containsExactly("3");
        admin.picture("handsets-import-" + language);

        admin.open("/handset.xhtml?tac=" + tac);
        admin.awaitText("Maker Model " + language);
        admin.picture("handset-" + language);
        admin.isContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aCampaignGoesFromTheWizardToItsReport(String language) {
        speak(operator, language);
        String name = "spring " + language;
        operator.open("/campaign-new.xhtml");
        operator.click("#order\\:create");
        operator.awaitText(either(language, "Enter a name.", "请输入名称。"));
        operator.picture("campaign-new-errors-" + language);
        operator.type("#order\\:name", name);
        operator.type("#order\\:content", "menu");
        operator.type("#order\\:pilotPercent", "10");
        operator.click("#order\\:create");
        operator.awaitPage("/campaign-targets.xhtml?id=");
        String targets = "msisdn\n" + String.join("\n", surroundings.subscribers().stream().limit(20).map(Subscriber::msisdn).toList());
        operator.choose("#list\\:file", "targets.csv", targets + "\nnobody\n" + surroundings.subscribers().get(0).msisdn() + "\n");
        operator.click("#list\\:upload");
        operator.awaitText(either(language, "20 targets added, 1 were there already, 1 rows refused.", "已添加 20 个目标，1 个已存在，拒绝 1 行。"));
        assertThat(operator.texts(".rejected tbody td:first-child")).containsExactly("22");
        operator.picture("campaign-targets-" + language);
        operator.click("#next");
        operator.awaitText(either(language, "Preview: what would happen now", "预览：现在启动的结果"));
        operator.picture("campaign-preview-" + language);
        String id = operator.where().replaceAll(".*id=", "");

        operator.click("#campaign\\:start");
        operator.at("#campaign\\:pause");
        operator.picture("campaign-running-" + language);
        operator.awaitLong(".campaign-DONE");
        operator.picture("campaign-done-" + language);
        operator.click("#report");
        assertThat(operator.downloaded("campaign-" + id + ".csv").lines()).hasSize(21)
                .filteredOn(line -> line.startsWith(capable.msisdn())).allMatch(line -> line.contains(",DONE,"));
        operator.open("/campaigns.xhtml");
        operator.awaitText(name);
        operator.picture("campaigns-" + language);
        operator.isContent();
    }

    @Test
    void aWizardSubmittedTwiceMakesOneCampaignAndStartingItTwiceStartsItOnce() {
        speak(operator, "en");
        operator.open("/campaign-new.xhtml");
        operator.type("#order\\:name", "twice");
        operator.type("#order\\:content", "menu");
        submitTwice("order", "order:create");
        List<String> made = surroundings.as("operator").get("/api/v1/campaigns?limit=1000").success().path("items").findParents("name")
                .stream().filter(one -> one.path("name").asText().equals("twice")).map(one -> one.path("id").asText()).toList();
        assertThat(made).hasSize(1);

        String campaign = "/api/v1/campaigns/" + made.get(0);
        surroundings.as("operator").putCsv(campaign + "/targets", "msisdn\n" + capable.msisdn() + "\n").success();
        operator.open("/campaign.xhtml?id=" + made.get(0));
        operator.at("#campaign\\:start");
        submitTwice("campaign", "campaign:start");
        assertThat(surroundings.as("admin").get("/api/v1/audit?kind=CAMPAIGN_COMMANDED&limit=1000").success().findValuesAsText("reason"))
                .filteredOn(told -> told.startsWith("campaign " + made.get(0) + " from CREATED")).hasSize(1);
        operator.awaitLong(".campaign-DONE");
        assertThat(surroundings.as("operator").get("/api/v1/downloads?campaign=" + made.get(0)).success().path("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aContentIsStoredAndABadCommandIsToldBesideItsField(String language) {
        speak(operator, language);
        String name = "files-" + language;
        operator.open("/contents.xhtml");
        operator.type("#store\\:name", name);
        operator.type("#store\\:tar", "B00010");
        operator.type("#store\\:commands", "A0A40000023F00\nA0ZZ");
        operator.click("#store\\:save");
        operator.awaitText(either(language, "Command 2:", "命令 2："));
        operator.picture("contents-error-" + language);
        operator.type("#store\\:commands", "A0A40000023F00\nA0A40000026F07");
        operator.click("#store\\:save");

        operator.awaitText(either(language, "Content " + name + " was stored.", "内容 " + name + " 已存储。"));
        operator.picture("contents-" + language);
        operator.isContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aDryRunTellsWhatAnImportOfCardsWouldDoAndStoresNothing(String language) {
        speak(admin, language);
        var card = Installation.newCard(KeySet.AES_128, "");
        admin.open("/cards.xhtml");
        admin.choose("#import\\:file", "cards.csv", Installation.CSV_HEADER + "\n" + card.importRow() + "\nnot,a,card\n");
        admin.click("#import\\:upload");
        admin.awaitText(either(language, "Dry run: 1 rows would be stored, 1 refused.", "试运行：可保存 1 行，拒绝 1 行。"));
        admin.picture("cards-" + language);
        String capability = "/api/v1/capabilities/" + card.msisdn();
        assertThat(surroundings.as("admin").get(capability).status()).isEqualTo(404);

        admin.click("#import\\:dryRun");
        admin.choose("#import\\:file", "cards.csv", Installation.CSV_HEADER + "\n" + card.importRow() + "\n");
        admin.click("#import\\:upload");
        admin.awaitText(either(language, "1 cards imported, 0 rows refused.", "已导入 1 张卡，拒绝 0 行。"));
        assertThat(surroundings.as("admin").get(capability).status()).isEqualTo(200);
        admin.isContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aCardIsFoundAndItsProfileChangedAndABadTarIsToldBesideItsField(String language) {
        speak(admin, language);
        Subscriber last = surroundings.subscribers().get(surroundings.subscribers().size() - 1);
        String tar = either(language, "b00a01", "b00a02");
        find(admin, last.msisdn());
        admin.click("#profile");
        admin.awaitPage("/cards.xhtml?card=");
        admin.type("#profile\\:pushTar", "42495");
        admin.click("#profile\\:change");
        admin.awaitText(either(language, "Enter six hexadecimal digits.", "请输入六位十六进制数字。"));
        assertThat(admin.at("#profile\\:pushTar").getAttribute("aria-invalid")).isEqualTo("true");
        admin.picture("cards-profile-error-" + language);
        admin.type("#profile\\:pushTar", tar);
        admin.at("#profile\\:transport").sendKeys("TCP");
        admin.click("#profile\\:change");
        admin.awaitText(either(language, "The card profile was changed", "卡配置已更改"));
        assertThat(admin.at("#profile\\:pushTar").getAttribute("value")).isEqualToIgnoringCase(tar);
        admin.picture("cards-profile-" + language);

        admin.open("/cards.xhtml");
        admin.type("#find-card\\:who", '+' + last.msisdn());
        admin.click("#find-card\\:apply");
        admin.awaitPage("/cards.xhtml?card=");
        assertThat(surroundings.as("admin").get("/api/v1/audit?kind=PROFILE_CHANGED").success().path("items").get(0).path("reason").asText())
                .startsWithIgnoringCase("push TAR " + tar + ", transport TCP");
        admin.isContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aLinkIsAddedChangedClosedAndRemovedAndABadOneIsRefusedBesideItsFields(String language) {
        speak(admin, language);
        String name = "second-" + language;
        admin.open("/links.xhtml");
        admin.click("#add");
        admin.type("#link\\:name", name);
        admin.click("#link\\:save");
        admin.awaitText(either(language, "missing", "请填写"));
        assertThat(admin.at("#link\\:host").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(admin.texts("[id='" + admin.at("#link\\:host").getAttribute("aria-describedby") + "']"))
                .containsExactly(either(language, "missing", "请填写"));
        assertThat(admin.at("#link\\:name").getAttribute("value")).isEqualTo(name);
        admin.picture("link-settings-errors-" + language);
        admin.type("#link\\:host", "127.0.0.1");
        admin.type("#link\\:port", "1");
        admin.type("#link\\:systemId", "ota");
        admin.type("#link\\:password", "Zx7.qP4!");
        admin.type("#link\\:throttlePauseMaxMillis", "100");
        admin.click("#link\\:save");
        admin.awaitText(either(language, "throttlePauseMillis (200)", "throttlePauseMillis（200）"));
        assertThat(admin.at("#link\\:throttlePauseMaxMillis").isDisplayed()).isTrue();
        admin.type("#link\\:throttlePauseMaxMillis", "900");
        admin.type("#link\\:password", "Zx7.qP4!");
        admin.click("#link\\:save");
        admin.awaitText(either(language, "Link " + name + " was added.", "链路 " + name + " 已添加。"));
        admin.picture("links-two-" + language);

        admin.open("/link.xhtml?name=" + name);
        admin.click("#change");
        assertThat(admin.at("#link\\:throttlePauseMaxMillis").getAttribute("value")).isEqualTo("900");
        admin.type("#link\\:window", "7");
        admin.picture("link-settings-" + language);
        admin.click("#link\\:save");
        admin.awaitText(either(language, "Link " + name + " was changed.", "链路 " + name + " 已更改。"));
        admin.picture("link-second-" + language);
        assertThat(admin.source()).doesNotContain("Zx7.qP4!");
        assertThat(surroundings.as("admin").get("/api/v1/links/" + name).success().at("/settings/window").asInt()).isEqualTo(7);

        admin.click(".confirm summary");
        admin.picture("link-close-" + language);
        admin.click("#end\\:close");
        admin.at("#end\\:open");
        admin.click(".confirm summary");
        admin.click("#end\\:remove");
        admin.awaitText(either(language, "Link " + name + " is to be removed.", "链路 " + name + " 将被移除。"));
        assertThat(surroundings.as("admin").get("/api/v1/links/" + name).status()).isEqualTo(404);
        admin.isContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aLinkIsTraced(String language) {
        speak(admin, language);
        admin.open("/link.xhtml?name=smsc");
        admin.click("#trace\\:start");
        admin.awaitText(either(language, "Recording for 60 seconds.", "正在记录，共 60 秒。"));
        surroundings.as("operator").post("/api/v1/checks", "{\"msisdn\":\"" + capable.msisdn() + "\"}").success();
        admin.picture("link-" + language);
        admin.isContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theNextChannelOfASubscriberIsCaptured(String language) {
        speak(operator, language);
        operator.open("/channels.xhtml");
        operator.type("#capture\\:who", capable.msisdn());
        operator.click("#capture\\:wait");
        operator.awaitText(either(language, "The next channel of this subscriber will be captured", "将捕获该用户"));
        operator.picture("channels-" + language);
        operator.isContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void auditRecordsAreFilteredByWhoAndWhat(String language) {
        speak(operator, language);
        operator.open("/audit.xhtml?actor=admin&kind=CARD_IMPORTED");
        assertThat(operator.texts(".list tbody td:nth-child(5)")).isNotEmpty().containsOnly("admin");
        assertThat(operator.texts(".list tbody td:nth-child(3)")).containsOnly(either(language, "Card imported", "导入卡"));
        operator.picture("audit-" + language);
        operator.isContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void deadLettersAreTriedAgainAndDiscarded(String language) {
        speak(operator, language);
        operator.open("/dead-letters.xhtml");
        operator.picture("dead-letters-" + language);
        List<String> dead = operator.texts(".list tbody td:first-child");
        operator.open("/dead-letter.xhtml?id=" + dead.get(0));
        operator.picture("dead-letter-" + language);
        operator.click("#again\\:retry");
        operator.awaitText(either(language, "Dead letter " + dead.get(0) + " was processed.", "死信 " + dead.get(0) + " 已处理。"));
        operator.open("/dead-letter.xhtml?id=" + dead.get(1));
        operator.click("#discard\\:give");
        operator.awaitText(either(language, "Enter why it is discarded.", "请输入丢弃原因。"));
        operator.type("#discard\\:reason", "a test card");
        operator.click("#discard\\:give");

        operator.awaitText(either(language, "Dead letter " + dead.get(1) + " was discarded.", "死信 " + dead.get(1) + " 已丢弃。"));
        assertThat(operator.texts(".list tbody td:first-child")).doesNotContain(dead.get(0), dead.get(1));
        operator.isContent();
    }

    @Test
    void aViewerSeesNoActionAndNoFullNumber() {
        try (Browser viewer = signedIn("viewer")) {
            for (String page : PAGES) {
                viewer.open("/" + page + ".xhtml");
                assertThat(viewer.texts("main button:not([id$=':apply'])")).as(page).isEmpty();
                assertThat(viewer.source()).as(page).doesNotContain(capable.msisdn());
            }
            find(viewer, capable.msisdn());
            viewer.awaitPage("/subscriber.xhtml?card=");
            assertThat(viewer.texts("main button")).isEmpty();
            viewer.picture("subscriber-viewer");
            viewer.open(viewer.where().replace("/subscriber", "/cards"));
            viewer.awaitText("Profiles are changed by administrators.");
            assertThat(viewer.texts("main button:not([id$=':apply'])")).isEmpty();
            assertThat(viewer.source()).doesNotContain(capable.msisdn());
            viewer.picture("cards-profile-viewer");
            viewer.open("/files/channel.pcap?id=1");
            assertThat(viewer.text()).contains("Your role does not allow this.");
            viewer.picture("error");
        }
    }

    @Test
    void anEndedSessionLeadsBackToWhereOneWas() {
        try (Browser browser = signedIn("operator")) {
            find(browser, capable.msisdn());
            browser.awaitPage("/subscriber.xhtml?card=");
            String page = browser.where();

            browser.loseSession();
            // Unless the page's own polling was faster.
            browser.run("const button = document.getElementById('check:now'); if (button) button.click()");
            browser.awaitText("Your session has ended.");
            browser.picture("session-ended");
            browser.signIn("operator", Surroundings.password("operator"));

            browser.awaitPage(page);
            browser.awaitText(capable.msisdn());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void oneSignsInByTheIssuerAndComesBackToWhereOneWas(String language) {
        try (Browser browser = new Browser(surroundings.port())) {
            browser.open("/checks.xhtml?state=CAPABLE");
            if (!language.equals(browser.at("html").getAttribute("lang"))) {
                browser.click("button[lang='" + language + "']");
            }
            browser.awaitText(either(language, "Sign in with localhost", "使用 localhost 登录"));
            browser.picture("login-oidc-" + language);
            browser.click("#oidc");
            browser.click("#li");
            browser.awaitText(either(language, "but have no role here", "您在此没有角色"));
            browser.picture("login-oidc-no-role-" + language);
            browser.click("#oidc");
            browser.click("#deny");
            browser.awaitText(either(language, "access was denied", "拒绝了访问"));
            browser.click("#oidc");
            browser.click("#wang");

            browser.awaitPage("/checks.xhtml?state=CAPABLE");
            browser.awaitText("oidc:wang");
            assertThat(browser.at("html").getAttribute("lang")).isEqualTo(language);
            browser.picture("signed-in-oidc-" + language);
            browser.open("/audit.xhtml?kind=SIGNED_IN&actor=oidc:wang");
            assertThat(browser.texts(".list tbody td:nth-child(3)")).contains(either(language, "Signed in", "登录"));
            browser.picture("audit-signed-in-" + language);
            browser.isContent();
        }
    }

    @Test
    void aPageThatTheServerHasForgottenSaysSoAndLeadsBack() {
        speak(operator, "en");
        operator.open("/checks.xhtml?state=CAPABLE");
        operator.run("document.querySelector('#filter input[name=\"jakarta.faces.ViewState\"]').value = '1:2'");
        operator.click("#filter\\:apply");
        operator.awaitText("This page was open for too long");
        operator.picture("expired");

        operator.click("#back");
        operator.awaitPage("/checks.xhtml?state=CAPABLE");
    }
}
