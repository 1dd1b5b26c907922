using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Guildhall.Host.Adapters.Google;

/// <param name="Level">0 for the outermost list.</param>
/// <param name="Mark">The item's mark as text, with its blank: <c>3. </c>, <c>• </c>.</param>
internal sealed record ListItem(int Level, bool IsOrdered, string Mark, InlineText Text);

/// <summary>A nested list as one row of items. What an item holds besides its first paragraph joins it behind a break,
/// since a paragraph between two items would restart Google's numbers.</summary>
internal static class ListText
{
    private const int DeepestLevel = 8;

    /// <summary>Whether Google's own numbers are the list's: those start at 1.</summary>
    public static bool CanNumber(ListBlock list) => !list.IsOrdered || list.OrderedStart is null or "1";

    public static IReadOnlyList<ListItem> Of(ListBlock list)
    {
        var items = new List<ListItem>();
        Collect(list, 0, items);
        return items;
    }

    private static void Collect(ListBlock list, int level, List<ListItem> items)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var text = new InlineText();
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number}. ") : "• ";
            number++;
            items.Add(new(Math.Min(level, DeepestLevel), list.IsOrdered, mark, text));
            foreach (var block in item)
            {
                if (block is ListBlock nested)
                {
                    Collect(nested, level + 1, items);
                }
                else
                {
                    Join(text, block);
                }
            }
        }
    }

    private static void Join(InlineText text, Block block)
    {
        var more = block switch
        {
            Table table => TableText.AsLines(table),
            CodeBlock code => InlineText.Code(code),
            LeafBlock leaf => InlineText.Of(leaf.Inline),
            _ => null,
        };
        if (more is null && block is ContainerBlock container)
        {
            foreach (var inner in container)
            {
                Join(text, inner);
            }
        }

        if (more is { Length: > 0 })
        {
            if (text.Length > 0)
            {
                text.Add("\n");
            }

            text.Add(more);
        }
    }
}
