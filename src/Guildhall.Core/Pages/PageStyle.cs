using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Core.Pages;

/// <summary>How the plain pages look: from 320 pixels up, in either scheme. Text contrast is at least 7 to 1.</summary>
public static class PageStyle
{
    private const string Css = """
        :root {
          --paper: #fdfcf9; --ink: #1f2328; --soft: #4b535c; --line: #b9b4a8; --tint: #f4f1ea; --accent: #7a3b00;
          --accent-ink: #ffffff; --link: #0a4a8a; --good: #14532d; --bad: #8f1d14;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #16181c; --ink: #e7e5e0; --soft: #b3b8c0; --line: #5a616c; --tint: #20242a; --accent: #f0b062;
            --accent-ink: #1c1408; --link: #9ccbff; --good: #86d9a5; --bad: #ffaca3;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 ui-sans-serif, system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
        .top { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center; justify-content: space-between; padding: .6rem 1.25rem; border-bottom: 1px solid var(--line); background: var(--tint); }
        .top nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; }
        .home { font-weight: 700; color: var(--ink); text-decoration: none; padding: .5rem 0; }
        main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; overflow-wrap: break-word; }
        h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em; margin: 0 0 1rem; }
        h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .75rem; }
        h3 { font-size: 1.0625rem; margin: 0 0 .35rem; }
        p, ul, ol, dl { margin: 0 0 1rem; }
        a { color: var(--link); text-underline-offset: .15em; }
        .hint, .meta { color: var(--soft); font-size: .95rem; }
        .card { border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.15rem; margin: 0 0 1rem; }
        .card > :last-child { margin-bottom: 0; }
        .notice { border-left: 4px solid var(--accent); background: var(--tint); padding: .75rem 1rem; border-radius: 0 8px 8px 0; margin: 0 0 1.25rem; }
        .notice.good { border-color: var(--good); }
        .notice.bad { border-color: var(--bad); }
        .state { display: inline-block; border: 1px solid currentColor; border-radius: 999px; padding: 0 .7rem; font-size: .9rem; font-weight: 600; }
        .state.approved { color: var(--good); }
        .state.denied { color: var(--bad); }
        dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .3rem 1.25rem; }
        dt { color: var(--soft); }
        dd { margin: 0; overflow-wrap: anywhere; }
        blockquote { margin: 0 0 1rem; padding: .25rem 0 .25rem 1rem; border-left: 3px solid var(--line); overflow-wrap: anywhere; }
        label { display: block; font-weight: 600; margin: 1.1rem 0 .3rem; }
        textarea, input[type=text] { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 8px; padding: .6rem .75rem; }
        textarea { min-height: 9rem; resize: vertical; }
        textarea.short { min-height: 5rem; }
        button, .button { display: inline-block; font: inherit; font-weight: 600; min-height: 44px; padding: .55rem 1.2rem; border: 1px solid transparent; border-radius: 8px; background: var(--accent); color: var(--accent-ink); text-decoration: none; cursor: pointer; max-width: 100%; overflow-wrap: anywhere; }
        button.plain { background: none; color: var(--link); border-color: transparent; padding: .55rem .25rem; font-weight: 400; text-decoration: underline; }
        button.second, .button.second { background: none; color: var(--ink); border-color: var(--soft); }
        .actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.25rem; }
        .actions:empty { display: none; }
        form { margin: 0; }
        select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 8px; min-height: 44px; padding: .45rem .6rem; max-width: 100%; }
        .community { margin: -1rem 0 .25rem; color: var(--soft); font-weight: 600; }
        .places { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0 0 1.5rem; border-bottom: 1px solid var(--line); }
        .places a { display: inline-block; padding: .65rem 0 .5rem; border-bottom: 3px solid transparent; }
        .places a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; border-color: var(--accent); }
        .filters { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: end; margin-bottom: 1rem; }
        .filters p { margin: 0 0 .5rem; }
        .filters label { margin-top: .25rem; }
        .filters button { margin-bottom: .5rem; padding-block: .4rem; }
        .members { list-style: none; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
        .members .card { display: flex; gap: 1rem; margin: 0; }
        .members .card > * { min-width: 0; overflow-wrap: anywhere; }
        .members h2 { font-size: 1.0625rem; margin: 0; }
        .members p { margin: .15rem 0 0; }
        .face { flex: none; border-radius: 10px; border: 1px solid var(--line); background: var(--tint); width: 64px; height: 64px; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 0 0 1.5rem; }
        .figures > div { border: 1px solid var(--line); border-radius: 10px; background: var(--tint); padding: .7rem .9rem; }
        .figures dt { font-size: .9rem; }
        .figures dd { font-size: 1.3rem; font-weight: 600; line-height: 1.35; font-variant-numeric: tabular-nums; margin: 0; }
        .figures small { display: block; color: var(--soft); font-size: .9rem; font-weight: 400; }
        .ways { list-style: none; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
        .ways .card { margin: 0; }
        .ways a { display: block; font-weight: 600; padding: .2rem 0; }
        summary { cursor: pointer; padding: .55rem 0; font-weight: 600; }
        details { margin: 0 0 1rem; }
        figure { margin: 0 0 1rem; }
        figure img { width: 100%; height: auto; border: 1px solid var(--line); border-radius: 10px; }
        figcaption { color: var(--soft); font-size: .95rem; }
        table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
        th { color: var(--soft); font-weight: 600; }
        .num { text-align: right; }
        th:last-child, td:last-child { padding-right: 0; }
        td.num, td code { white-space: nowrap; }
        .scroll { overflow-x: auto; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem 1rem; }
        @media (max-width: 30rem) { table { font-size: .85rem; } th, td { padding-right: .5rem; } .places { gap: 0 .6rem; font-size: .9rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; } }
        """;

    public const string Icon = "/assets/guildhall.svg";

    private const string Svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#7a3b00"/><path d="M5 14 16 6l11 8v2H5zM8 18h3v7H8zm6.5 0h3v7h-3zM21 18h3v7h-3zM6 26h20v2H6z" fill="#fff"/></svg>
        """;

    /// <summary>With a mark of its content, so that browsers may keep it for good.</summary>
    public static string Address { get; } =
        $"/assets/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))[..12]}.css";

    public static IEndpointRouteBuilder MapPageStyle(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            Address,
            (HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Results.Text(Css, "text/css; charset=utf-8");
            }
        );
        endpoints.MapGet(Icon, () => Results.Text(Svg, "image/svg+xml"));
        return endpoints;
    }
}
