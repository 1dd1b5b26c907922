using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

/// <summary>One thing that a rule does beside its case. It may run again after a crash.</summary>
internal interface IHitAct
{
    IReadOnlyList<ActionKind> Kinds { get; }

    /// <exception cref="DiscordApiException">Discord refused, or did not answer.</exception>
    Task<ActResult> DoAsync(HitCall call, CancellationToken cancellation);
}

/// <param name="Position">Of the action in its rule.</param>
internal sealed record HitCall(ActOnHitJob Job, HitAction Action, int Position)
{
    public Staff Staff { get; } = Staff.OfSystem(Job.Guild, "automod");

    /// <summary>For Discord's audit log.</summary>
    public string Reason => $"AutoMod: {Job.Rule}";

    public TimeSpan? Length => Action.Milliseconds is { } told ? TimeSpan.FromMilliseconds(told) : null;
}

internal enum ActState
{
    Done,

    /// <summary>It was not done, and the text says why.</summary>
    Failed,

    /// <summary>It is under way: ask again.</summary>
    Waiting,
}

/// <param name="Text">What happened, or what did not and why: <c>reply posted</c>.</param>
/// <param name="IsOurs">The guild can put it right: a permission or a setting is missing.</param>
internal sealed record ActResult(ActState State, string Text, bool IsOurs = false)
{
    public static ActResult Waiting { get; } = new(ActState.Waiting, "");

    public static ActResult Done(string text) => new(ActState.Done, text);

    public static ActResult Failed(string what, string why) => new(ActState.Failed, $"{what}: {why}");

    /// <summary>A permission or a setting is missing.</summary>
    public static ActResult Lacking(string what, string why) => new(ActState.Failed, $"{what}: {why}", IsOurs: true);
}
