package yiciban.bot.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import yiciban.bot.system.RejectedInput;

/** 准入: asks for every page of the console whether it is for who opens it, and gives it the frame. */
final class Admission implements HandlerInterceptor {

    private final Navigation navigation;

    Admission(Navigation navigation) {
        this.navigation = navigation;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || !console(request)) {
            return true;
        }
        // Before the page is written: its cookie would come too late after the first kilobytes.
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
        refuseUnreadable(request);
        Optional<SignedIn> signed = SignedIn.current();
        Step step = signed.map(SignedIn::step).orElse(Step.SIGN_IN);
        OnTheWay way = declared(method, OnTheWay.class);
        if (way != null && Arrays.asList(way.value()).contains(step)) {
            return true;
        }
        if (step != Step.DONE) {
            response.sendRedirect(step.path());
            return false;
        }
        Allowed allowed = declared(method, Allowed.class);
        if (allowed == null && way != null) {
            response.sendRedirect(Step.DONE.path());
            return false;
        }
        if (allowed == null || !signed.orElseThrow().member().is(allowed.value())) {
            throw new NotAllowedException();
        }
        return true;
    }

    /** PostgreSQL stores no NUL, and no form sends one: said before anything is done, and not with half of it. */
    private static void refuseUnreadable(HttpServletRequest request) {
        boolean unreadable = request.getMethod().equals("POST")
                && request.getParameterMap().values().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(value -> value.indexOf(0) >= 0);
        if (unreadable) {
            throw new RejectedInput(RejectedInput.WHOLE, "里面有看不见的字符（NUL）。请删掉，重新输入或粘贴。");
        }
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        String view = page == null ? null : page.getViewName();
        if (page != null && view != null && !view.startsWith("redirect:") && console(request)) {
            page.addObject("frame", frame(request));
        }
    }

    Frame frame(HttpServletRequest request) {
        return SignedIn.current()
                .filter(signed -> signed.step() == Step.DONE)
                .map(signed -> navigation.frame(signed.member(), request.getRequestURI()))
                .orElseGet(navigation::bare);
    }

    /** By the pattern that was matched, not by the address: whatever way led to the page, it is asked for. */
    private static boolean console(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern != null && (pattern + "/").startsWith("/staff/");
    }

    /** What the method says goes before what its class says. */
    static <A extends Annotation> @Nullable A declared(HandlerMethod method, Class<A> type) {
        A own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type);
        boolean other = AnnotatedElementUtils.hasAnnotation(method.getMethod(), Allowed.class)
                || AnnotatedElementUtils.hasAnnotation(method.getMethod(), OnTheWay.class);
        return own != null || other ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
    }
}
