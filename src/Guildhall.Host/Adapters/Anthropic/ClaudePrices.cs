using Guildhall.Core.Ports;

namespace Guildhall.Host.Adapters.Anthropic;

/// <summary>List prices by family. Source: https://docs.anthropic.com/en/docs/about-claude/pricing</summary>
internal static class ClaudePrices
{
    private static readonly (string Start, ModelPrice Price)[] Known =
    [
        ("claude-opus-4-5", new(5, 25)),
        ("claude-opus-4", new(15, 75)),
        ("claude-sonnet-4", new(3, 15)),
        ("claude-haiku-4-5", new(1, 5)),
        ("claude-3-7-sonnet", new(3, 15)),
        ("claude-3-5-haiku", new(0.80m, 4)),
    ];

    /// <summary>Null for a model that is not listed.</summary>
    public static ModelPrice? Of(string model) =>
        Known.FirstOrDefault(k => model.StartsWith(k.Start, StringComparison.Ordinal)).Price;
}
