namespace Guildhall.Aegis.Webhooks;

/// <summary>What a webhook can listen to.</summary>
internal static class HookFamilies
{
    public const string All = "case.*,appeal.*,automod.hit,raid.*,settings.changed";

    private static readonly string[] known = All.Split(',');

    public static string Of(string type) => known.Contains(type) ? type : $"{type[..type.IndexOf('.')]}.*";

    /// <summary>By comma or blank; <c>all</c> is every one. Null where one is unknown, or none is named.</summary>
    public static string? TryRead(string text)
    {
        var named = text.ToLowerInvariant()
            .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (named is ["all"])
        {
            return All;
        }

        return named.Length > 0 && named.All(known.Contains) ? string.Join(',', known.Where(named.Contains)) : null;
    }
}
