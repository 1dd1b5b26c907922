using System.Globalization;
using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis.Appeals;

internal enum AppealAct
{
    Approve,
    Deny,
    Ask,
    For,
    Against,
    Comment,
}

/// <summary>What a button or form stands for, as its id carries it: <c>approve:7</c>.</summary>
internal readonly record struct AppealAction(AppealAct Act, long Number)
{
    public static string Write(AppealAct act, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{act.Stored()}:{number}");

    /// <summary>The id was signed by us, so it has this form.</summary>
    public static AppealAction Read(string state)
    {
        var parts = state.Split(':');
        StoredNames.TryRead<AppealAct>(parts[0], out var act);
        return new(act, long.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
