using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions.Deeds;

/// <summary>What one kind of case does in Discord, how to see whether it is done, and how to lift it.</summary>
internal interface IDeed
{
    CaseKind Kind { get; }

    /// <summary>The three gates. Who acts for Aegis itself passes the first two.</summary>
    Need Need { get; }

    /// <summary>Where the guild's settings or the request ask for more or something else than usual.</summary>
    Need NeedOf(ActionRequest request, GuildSettings guild) => Need;

    /// <summary>It cannot be done to somebody who is not in the server.</summary>
    bool NeedsPresence => false;

    /// <summary>The person is told, before it is done.</summary>
    bool Notifies => true;

    /// <summary>The hierarchy of roles is asked.</summary>
    bool AsksHierarchy => true;

    /// <summary>The request with all that must be written down before anything is done; or why it cannot be done.</summary>
    Task<Result<ActionRequest>> PlanAsync(ActionRequest request, CancellationToken cancellation) =>
        Task.FromResult<Result<ActionRequest>>(request);

    /// <exception cref="DiscordApiException">Discord refused, or did not say what became of it.</exception>
    Task DoAsync(DeedCall call, CancellationToken cancellation);

    /// <summary>What Discord shows now, asked where it is not known what became of it.</summary>
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation);

    /// <summary>Why Discord's definite refusal came, as staff should read it; null for the usual words.</summary>
    Refusal? Explain(Case row, DiscordApiException refused) => null;

    /// <summary>Ends it, unless somebody else's act stands there now.</summary>
    Task<Lifted> LiftAsync(DeedCall call, CancellationToken cancellation) => Task.FromResult(Lifted.Nothing);
}

/// <param name="Reason">For Discord's audit log.</param>
/// <param name="Rest">Without retries for <see cref="IDeed.DoAsync"/>: first the real state is read.</param>
/// <param name="HalfDone">To be awaited between two halves, so that a crash between them is known for what it is.</param>
internal sealed record DeedCall(Case Case, string Reason, DiscordRest Rest, Func<CancellationToken, Task> HalfDone);

internal enum DeedState
{
    NotDone,
    HalfDone,
    Done,
}

/// <summary>What became of lifting.</summary>
internal enum Lifted
{
    /// <summary>It was lifted now.</summary>
    Done,

    /// <summary>There was nothing to lift: it is gone already.</summary>
    Nothing,

    /// <summary>Another's act stands in its place, and stays.</summary>
    Replaced,

    /// <summary>It cannot be lifted now, but when the person is there again.</summary>
    Later,
}
