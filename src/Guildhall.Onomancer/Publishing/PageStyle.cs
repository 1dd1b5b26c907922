namespace Guildhall.Onomancer.Publishing;

/// <summary>How a page looks: quiet, in either scheme, on paper too. Text contrast is at least 7 to 1.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root {
          --paper: #fdfcf9; --ink: #1f2328; --soft: #4b535c; --line: #dcd8cf; --tint: #f4f1ea; --accent: #7a3b00; --link: #0a4a8a;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #16181c; --ink: #e7e5e0; --soft: #b3b8c0; --line: #363b43; --tint: #20242a; --accent: #f0b062; --link: #9ccbff;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: 1.0625rem/1.65 ui-serif, Charter, "Iowan Old Style", Georgia, "Noto Serif", serif;
        }
        main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; overflow-wrap: break-word; }
        h1, h2, h3, h4, h5, h6, th, .skip {
          font-family: ui-sans-serif, system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; line-height: 1.25;
        }
        h1 { font-size: 2rem; letter-spacing: -0.015em; margin: 0 0 1.25rem; }
        h1 + ul {
          list-style: none; margin: 0 0 2.5rem; padding: 1rem 1.25rem; background: var(--tint);
          border-left: 4px solid var(--accent); border-radius: 0 6px 6px 0; font-size: 0.95rem;
        }
        h1 + ul li { margin: 0.15rem 0; }
        h2 { font-size: 1.4rem; margin: 2.75rem 0 0.75rem; padding-bottom: 0.35rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: 1.12rem; margin: 1.75rem 0 0.5rem; }
        h4, h5, h6 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
        p, ul, ol { margin: 0 0 1rem; }
        li { margin: 0.3rem 0; }
        a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
        a:focus-visible, .table:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        blockquote { margin: 0 0 1.25rem; padding: 0.1rem 0 0.1rem 1.1rem; border-left: 3px solid var(--line); color: var(--soft); }
        blockquote p { margin: 0.4rem 0; }
        code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; font-size: 0.9em; }
        code { background: var(--tint); padding: 0.1em 0.3em; border-radius: 4px; }
        pre { background: var(--tint); border: 1px solid var(--line); border-radius: 6px; padding: 0.9rem 1rem; overflow-x: auto; line-height: 1.5; }
        pre code { background: none; padding: 0; }
        .table { overflow-x: auto; margin: 0 0 1.5rem; }
        table { border-collapse: collapse; width: 100%; font-size: 0.94rem; line-height: 1.45; }
        th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem; border-bottom: 1px solid var(--line); }
        thead th { border-bottom-width: 2px; }
        tbody tr:nth-child(even) { background: var(--tint); }
        hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
        .task-list-item { list-style: none; }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: 0.5rem 1rem; }
        @media print {
          :root { --paper: #fff; --ink: #000; --soft: #222; --line: #999; --tint: #f3f3f3; --accent: #333; --link: #000; }
          body { font-size: 11pt; }
          main { max-width: none; padding: 0; }
          h2, h3 { break-after: avoid; }
          table, pre, blockquote { break-inside: avoid; }
          .skip { display: none; }
          a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; }
        }
        """;
}
