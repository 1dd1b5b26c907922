using Guildhall.Core.Webhooks;

namespace Guildhall.Aegis.Webhooks;

/// <summary>What a webhook can listen to.</summary>
internal static class HookFamilies
{
    public const string All = "case.*,appeal.*,automod.hit,raid.*,settings.changed";

    private static readonly string[] own = All.Split(',');

    /// <summary>By comma or blank; <c>all</c> is every one. Null where one is unknown, or none is named.</summary>
    /// <param name="text">As people write it.</param>
    /// <param name="others">Those of other products.</param>
    public static string? TryRead(string text, IEnumerable<HookFamily> others)
    {
        string[] known = [.. own, .. others.Select(family => family.Name)];
        var named = text.ToLowerInvariant()
            .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (named is ["all"])
        {
            return string.Join(',', known);
        }

        return named.Length > 0 && named.All(known.Contains) ? string.Join(',', known.Where(named.Contains)) : null;
    }
}
