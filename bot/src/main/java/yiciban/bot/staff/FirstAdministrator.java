package yiciban.bot.staff;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import yiciban.bot.system.RejectedInput;

/** 首位管理员: made at the first start, since somebody must let the others in; its password is good once. */
@Component
class FirstAdministrator {

    static final String NAME = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final StaffMembers members;

    FirstAdministrator(StaffMembers members) {
        this.members = members;
    }

    /** After everybody else: hashing takes a moment, and citizens need not wait for it. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent started) {
        if (!members.all().isEmpty()) {
            return;
        }
        try {
            String password = members.addForOnce(Actor.program(), NAME, "管理员", StaffMember.EVERY_OFFICE, Role.ADMIN);
            LOG.info(
                    "后台首次启动：账号 {}，一次性口令 {}，7 天内打开 {} 登录并改掉；只显示这一次，丢了用 ./yiciban staff reset {}",
                    NAME,
                    password,
                    address(started),
                    NAME);
        } catch (RejectedInput another) {
            LOG.info("后台管理员已由另一个节点建立");
        }
    }

    private static String address(ApplicationReadyEvent started) {
        return started.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? "http://127.0.0.1:" + web.getWebServer().getPort() + "/staff"
                : "/staff";
    }
}
