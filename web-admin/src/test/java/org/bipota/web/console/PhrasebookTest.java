package org.bipota.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bipota.ejb.domain.CampaignPace;
import org.bipota.ejb.domain.CampaignStanding;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.CheckDecision;
import org.bipota.ejb.domain.CheckEvent;
import org.bipota.ejb.domain.CheckPolicy;
import org.bipota.ejb.domain.CheckProgress;
import org.bipota.ejb.domain.CheckRules;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.domain.DailyWindow;
import org.bipota.ejb.domain.DispatchDecision;
import org.bipota.ejb.domain.DispatchRules;
import org.bipota.ejb.domain.DownloadDecision;
import org.bipota.ejb.domain.DownloadEvent;
import org.bipota.ejb.domain.DownloadProgress;
import org.bipota.ejb.domain.DownloadRules;
import org.bipota.ejb.domain.DownloadState;
import org.bipota.ejb.domain.DownloadTimes;
import org.bipota.ejb.domain.DownloadedContent;
import org.bipota.ejb.domain.ReceiptState;
import org.bipota.ejb.domain.Route;
import org.bipota.ejb.domain.RouteDecision;
import org.bipota.ejb.domain.Routing;
import org.bipota.ejb.domain.RoutingPolicy;
import org.bipota.ejb.domain.ScriptAnswer;
import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.cattp.RstReason;
import org.bipota.protocol.secured.ResponseStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server stores in English is said in Chinese, whatever the rules come to. */
class PhrasebookTest {

    private static final Pattern ENGLISH = Pattern.compile("[a-z]{3,}");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String RESULT = "OPEN CHANNEL failed: Bearer Independent Protocol error: no channel available (3A01)";
    private static final String FAULT = "counter low (02)";

    private final Phrasebook chinese = new Phrasebook(Locale.SIMPLIFIED_CHINESE);

    @Test
    void bothBundlesHaveTheSamePhrasesWithTheSamePlaces() {
        var stored = Phrasebook.bundle(Locale.ROOT);
        var said = Phrasebook.bundle(Locale.SIMPLIFIED_CHINESE);
        assertThat(stored.keySet()).hasSizeGreaterThan(250).allSatisfy(key -> {
            assertThat(said.getString(key)).as(key).isNotEqualTo(stored.getString(key)).satisfiesAnyOf(
                    text -> assertThat(ENGLISH.matcher(text).find()).isFalse(), text -> assertThat(text).matches(".*[\\u4e00-\\u9fff].*"));
            assertThat(places(said.getString(key)).sorted()).as(key).containsExactlyElementsOf(places(stored.getString(key)).toList());
        });
    }

    @Test
    void placesStandInTheOrderOfTheirNumbersWhereTheyAreRead() {
        var stored = Phrasebook.bundle(Locale.ROOT);
        assertThat(stored.keySet()).allSatisfy(key -> {
            List<String> places = places(stored.getString(key)).toList();
            assertThat(places).as(key).isEqualTo(IntStream.range(0, places.size()).mapToObj(String::valueOf).toList());
        });
    }

    private static Stream<String> places(String text) {
        return Pattern.compile("[{<]([0-9])[}>]").matcher(text).results().map(found -> found.group(1));
    }

    @Test
    void whateverRoutesADownloadIsSaid() {
        for (RoutingPolicy policy : policies()) {
            for (CapabilityState state : CapabilityState.values()) {
                isSaid(Routing.decide(state, 1500, policy).reason());
            }
            isSaid(Routing.afterFailedPushes(1500, policy).reason());
        }
    }

    @Test
    void whateverBecomesOfACheckIsSaid() {
        List<CheckEvent> events = IntStream.of(1, 2).boxed().<CheckEvent>flatMap(attempt -> Stream.of(
                new CheckEvent.PushSubmitted(attempt, NOW), new CheckEvent.PushDelivered(attempt, NOW),
                new CheckEvent.PushUndelivered(attempt, ReceiptState.EXPIRED, NOW),
                new CheckEvent.PushRefused(attempt, "the SMSC refused the push: command status 0000000B", NOW),
                new CheckEvent.Connected(NOW), new CheckEvent.ChannelRefused(attempt, RESULT, true, NOW),
                new CheckEvent.ChannelRefused(attempt, RESULT, false, NOW), new CheckEvent.PorFault(attempt, FAULT, true, false, NOW),
                new CheckEvent.PorFault(attempt, FAULT, true, true, NOW), new CheckEvent.PorFault(attempt, FAULT, false, false, NOW),
                new CheckEvent.WindowElapsed(NOW), new CheckEvent.LimitElapsed(NOW), new CheckEvent.WindowElapsed(NOW.plus(HOUR)),
                new CheckEvent.LimitElapsed(NOW.plus(HOUR)), new CheckEvent.Superseded(77, NOW),
                new CheckEvent.Abandoned("the card was imported with new keys", NOW))).toList();
        for (int allowed = 1; allowed <= 3; allowed++) {
            CheckRules rules = new CheckRules(new CheckPolicy(Duration.ofMinutes(2), Duration.ofHours(72), allowed));
            for (CheckState state : CheckState.values()) {
                for (int repairs = 0; repairs <= 1; repairs++) {
                    CheckProgress progress = new CheckProgress(state, null, 2, repairs, null, NOW, NOW, null, NOW.plusSeconds(5),
                            NOW.plusSeconds(9));
                    for (CheckEvent event : events) {
                        CheckDecision decision = rules.decide(progress, event);
                        isSaid(decision.detail());
                        isSaid(decision.progress().reason());
                    }
                }
            }
        }
    }

    @Test
    void whateverBecomesOfADownloadIsSaid() {
        List<DownloadEvent> events = IntStream.of(1, 2).boxed().<DownloadEvent>flatMap(attempt -> Stream.of(
                new DownloadEvent.Begun(new RouteDecision(Route.BIP, "capability CAPABLE, 5 octets below the SMS threshold of 9: by SMS"), NOW),
                new DownloadEvent.PushDelivered(attempt, NOW),
                new DownloadEvent.PushFailed(attempt, "the push was not delivered: final receipt EXPIRED", NOW),
                new DownloadEvent.PushFault(attempt, FAULT, true, true, NOW), new DownloadEvent.PushFault(attempt, FAULT, true, false, NOW),
                new DownloadEvent.PushFault(attempt, FAULT, false, false, NOW), new DownloadEvent.ChannelRefused(attempt, RESULT, true, NOW),
                new DownloadEvent.ChannelRefused(attempt, RESULT, false, NOW), new DownloadEvent.ChannelOpened(NOW),
                new DownloadEvent.ChannelLost(true, "ended early, peer: maximum number of retries; 12 octets sent, 0 received", NOW),
                new DownloadEvent.PacketDelivered(NOW), new DownloadEvent.PacketFailed("the packet was not delivered: final receipt DELETED", NOW),
                new DownloadEvent.PacketAnswered(true, NOW), new DownloadEvent.PacketAnswered(false, NOW),
                new DownloadEvent.PacketRefused("the card answered packet 1 of 2, from command 1 on: " + answer("6A84"), NOW),
                new DownloadEvent.PacketFault(FAULT, true, true, false, NOW), new DownloadEvent.PacketFault(FAULT, true, false, true, NOW),
                new DownloadEvent.PacketFault(FAULT, false, false, false, NOW), new DownloadEvent.NoticeTaken(NOW),
                new DownloadEvent.NoticeRefused("the SMSC refused the push: command status 0000000B", NOW),
                new DownloadEvent.TimeElapsed(NOW, NOW.minus(HOUR), NOW.plus(HOUR)),
                new DownloadEvent.TimeElapsed(NOW.minus(HOUR), NOW, NOW.plus(HOUR)),
                new DownloadEvent.TimeElapsed(NOW, NOW, NOW.plus(HOUR.multipliedBy(9))), new DownloadEvent.TimeElapsed(NOW, NOW, NOW),
                new DownloadEvent.Suspended(77, NOW), new DownloadEvent.Abandoned("the card was imported with new keys", NOW))).toList();
        for (RoutingPolicy policy : policies()) {
            for (boolean harmless : new boolean[] {true, false}) {
                DownloadRules rules = new DownloadRules(new DownloadTimes(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofDays(1)),
                        policy, new DownloadedContent(1500, harmless));
                downloads().forEach(progress -> events.forEach(event -> {
                    DownloadDecision decision = rules.decide(progress, event);
                    isSaid(decision.detail());
                    isSaid(decision.progress().reason());
                }));
            }
        }
    }

    private static Stream<DownloadProgress> downloads() {
        return Stream.of(DownloadState.values()).flatMap(state -> Stream.of(Route.values()).flatMap(route ->
                IntStream.of(0, 1, 3).boxed().flatMap(fruitless -> Stream.of(true, false).map(notice ->
                        new DownloadProgress(state, route, null, 2, fruitless, fruitless == 1 ? 1 : 0, notice, NOW, NOW.plus(HOUR.multipliedBy(8)),
                                NOW.plusSeconds(9), null)))));
    }

    private static List<RoutingPolicy> policies() {
        DailyWindow closed = new DailyWindow(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneOffset.UTC);
        return List.of(new RoutingPolicy(1024, 3, true, null), new RoutingPolicy(2048, 3, true, null),
                new RoutingPolicy(2048, 3, false, null), new RoutingPolicy(1024, 3, true, closed));
    }

    private static String answer(String statusWord) {
        return new ScriptAnswer(3, statusWord, false, null).inWords(5);
    }

    @Test
    void whateverACardAnswersIsSaid() {
        isSaid(answer(null));
        isSaid(new ScriptAnswer(3, null, false, "the card cannot read the script (bad format 2)").inWords(5));
        Stream.of(ResponseStatus.values()).forEach(status -> {
            isSaid(status.inWords());
            isSaid("the card refused the packet: " + status.inWords() + " (0A)");
        });
        Stream.of(RstReason.values()).forEach(reason -> isSaid("normal end, peer: " + reason.inWords() + "; 7 octets sent, 9 received"));
        for (int general = 0; general <= 0xFF; general++) {
            for (int additional = -1; additional <= 0x20; additional++) {
                TerminalResult result = TerminalResult.of(general, additional);
                isSaid("OPEN CHANNEL failed: " + result.inWords() + " (" + result.toHex() + ")");
            }
        }
    }

    @Test
    void whyACampaignPausesIsSaid() {
        for (int pilot : new int[] {0, 50}) {
            DispatchDecision decision = DispatchRules.decide(new CampaignPace(0, pilot, 5, null),
                    new CampaignStanding(100, 50, 0, 40, 0, 0, false), NOW);
            isSaid(((DispatchDecision.Pause) decision).reason());
        }
    }

    private void isSaid(String stored) {
        if (stored != null) {
            assertThat(chinese.say(stored).replace("command status", "")).as(stored).doesNotContainPattern(ENGLISH);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "no channel within PT2M30S of the delivered push | 推送送达后2 分钟 30 秒内未打开通道",
        "no channel within PT1.5S: pushed again | 1.5 秒内未打开通道，重新推送",
        "no final receipt within PT72H of the request | 请求后3 天内没有最终回执",
        "window until 2026-03-01T12:02:00.123Z | 窗口期至 2026-03-01 12:02:00",
        "capability NOT_CAPABLE, 1500 octets not below the SMS threshold of 1024: the user is told to fetch it another way "
                + "| 终端能力：不支持，1500 字节，不低于短信阈值 1024：通知用户通过其他方式获取",
        "no channel within PT2M, of which the server was down for a part: not counted: pushed again "
                + "| 2 分钟内未打开通道，其中一段时间服务器未运行，不计次数，重新推送",
        "no channel within PT2M; no channel after 3 pushes, 5 octets below the SMS threshold of 9, fallback to SMS allowed: by SMS "
                + "| 2 分钟内未打开通道；3 次推送后未打开通道，5 字节，低于短信阈值 9，允许改用短信：经短信",
        "ended early, no data for PT60S; 12 octets sent, 0 received; goes on at 2026-03-01T22:00:00Z "
                + "| 提前结束，1 分钟没有数据；发送 12 字节，接收 0 字节；将于 2026-03-01 22:00:00 继续",
        "bind refused, command status 0x0000000D | 绑定被拒绝，command status 0x0000000D",
        "wrong password: failure 6 of this user and 9 of all there; who fails again has to wait "
                + "| 密码错误：该用户第 6 次失败，该地址共 9 次失败；再次失败须等待",
        "no role by issuer sso.example.net | 身份提供方 sso.example.net 未授予任何角色",
        "70000, allowed are 1 to 65535 | 70000 不可用，允许 1 到 65535",
        "20, allowed are throttlePauseMillis (200) and more | 20 不可用，至少为 throttlePauseMillis（200）"})
    void figuresAreKept(String stored, String said) {
        assertThat(chinese.say(stored)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.IllegalStateException", "ESME_RTHROTTLED (88); try later", "P", "2026-99-99T00:00:00Z", ""})
    void whatComesFromOutsideStaysAsItIs(String stored) {
        assertThat(chinese.say(stored)).isEqualTo(stored);
    }
}
