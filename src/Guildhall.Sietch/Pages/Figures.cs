using Guildhall.Core.Pages;

namespace Guildhall.Sietch.Pages;

/// <summary>A few figures side by side, each under its name.</summary>
internal static class Figures
{
    public static Html Of(IEnumerable<Figure> figures) =>
        Html.Of($"<dl class=\"figures\">\n{Html.Join(figures.Select(One))}</dl>");

    private static Html One(Figure figure) =>
        Html.Of(
            $"<div><dt>{figure.Name}</dt><dd>{figure.Value}{Html.If(figure.Note is not null, () => Html.Of($"<small>{figure.Note}</small>"))}</dd></div>\n"
        );
}

/// <param name="Note">What the value is of; null where its name says it.</param>
internal sealed record Figure(string Name, string Value, string? Note = null);
