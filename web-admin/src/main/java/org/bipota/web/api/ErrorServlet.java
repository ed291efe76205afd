package org.bipota.web.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.ResourceBundle;
import org.bipota.web.security.RequestPaths;

/** What the container answers when nothing of ours did: a problem document to the API's callers, a plain page to others. */
@WebServlet(ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {

    /** Where web.xml sends errors. */
    static final String PATH = "/WEB-INF/error";

    private static final long serialVersionUID = 1L;

    private static final String PROBLEM = Problem.class.getName();

    /** Whatever status {@code request} is answered with by the container, {@code problem} says why. */
    public static void answerWith(HttpServletRequest request, Problem problem) {
        request.setAttribute(PROBLEM, problem);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problem problem = request.getAttribute(PROBLEM) instanceof Problem known ? known
                : Problem.of(status instanceof Integer code ? code : 500, "the server could not answer this request");
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (uri instanceof String path && RequestPaths.isApi(path.substring(request.getContextPath().length()))) {
            ProblemResponses.write(response, problem);
        } else {
            page(response, problem);
        }
    }

    private static void page(HttpServletResponse response, Problem problem) throws IOException {
        ResourceBundle texts = ResourceBundle.getBundle("org.bipota.web.console.messages", Locale.ENGLISH);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.getWriter().write("<!DOCTYPE html><html lang=\"en\"><head><title>" + texts.getString("error.title")
                + "</title></head><body><h1>" + problem.status() + " " + problem.title() + "</h1><p>"
                + texts.getString("error.text") + "</p><p><a href=\"/\">" + texts.getString("error.home")
                + "</a></p></body></html>");
    }
}
