package yiciban.bot.staff;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** 导航: which pages there are and which of them a role may open, read from the pages themselves. */
final class Navigation {

    /** In the order of work; what no controller serves is left out. */
    private static final List<Frame.Tab> TABS = List.of(
            tab("/staff", "首页"),
            tab("/staff/gaps", "没答好的问题"),
            tab("/staff/reports", "报表"),
            tab("/staff/entries", "条目"),
            tab("/staff/review", "待审"),
            tab("/staff/publications", "发布"),
            tab("/staff/imports", "导入导出"),
            tab("/staff/words", "词表"),
            tab("/staff/try", "试一试"),
            tab("/staff/masking", "脱敏"),
            tab("/staff/members", "人员"),
            tab("/staff/channels", "渠道"),
            tab("/staff/audit", "日志"),
            tab("/staff/me", "我的账号"));

    private final Supplier<Map<RequestMappingInfo, HandlerMethod>> pages;

    private final ZoneId zone;

    Navigation(Supplier<Map<RequestMappingInfo, HandlerMethod>> pages, ZoneId zone) {
        this.pages = pages;
        this.zone = zone;
    }

    private static Frame.Tab tab(String path, String title) {
        return new Frame.Tab(path, title, false);
    }

    /** @param address of the page shown */
    Frame frame(StaffMember me, String address) {
        List<Frame.Tab> tabs = TABS.stream()
                .filter(tab -> open(tab.path(), me.role()))
                .map(tab -> new Frame.Tab(tab.path(), tab.title(), here(tab.path(), address)))
                .toList();
        return new Frame(me, tabs, zone);
    }

    /** For who has not signed in yet: nowhere to go. */
    Frame bare() {
        return new Frame(null, List.of(), zone);
    }

    private static boolean here(String path, String address) {
        return address.equals(path) || (!path.equals("/staff") && address.startsWith(path + "/"));
    }

    private boolean open(String path, Role role) {
        return pages.get().entrySet().stream()
                .filter(page -> page.getKey().getPatternValues().contains(path)
                        && (page.getKey().getMethodsCondition().isEmpty()
                                || page.getKey()
                                        .getMethodsCondition()
                                        .getMethods()
                                        .contains(RequestMethod.GET)))
                .map(page -> Admission.declared(page.getValue(), Allowed.class))
                .anyMatch(allowed -> allowed != null && List.of(allowed.value()).contains(role));
    }
}
