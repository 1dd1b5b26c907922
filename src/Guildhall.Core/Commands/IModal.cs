namespace Guildhall.Core.Commands;

/// <summary>A submitted form. Its id is made by <see cref="CustomIds"/>; opened with <see cref="Reply.Open"/>.</summary>
public interface IModal
{
    static abstract ModalSpec Spec { get; }

    Task<Result<Reply>> HandleAsync(ModalContext context, CancellationToken cancellation);
}

/// <param name="Name">1–24 of a–z, 0–9, dots and hyphens: <c>ticket.reason</c>.</param>
public sealed record ModalSpec(string Name)
{
    /// <summary>Only the one who submitted sees the answer.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>The answer changes the message whose component opened the form, where there is one; a refusal never does.
    /// </summary>
    public bool UpdatesMessage { get; init; }

    /// <summary>Checked against the tenant's rules at every submit.</summary>
    public string? Permission { get; init; }

    /// <summary>Null: no limit.</summary>
    public Cooldown? Cooldown { get; init; }
}
