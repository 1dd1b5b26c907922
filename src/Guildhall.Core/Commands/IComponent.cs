namespace Guildhall.Core.Commands;

/// <summary>A button or select. Its id is made by <see cref="CustomIds"/> and checked again at the click.</summary>
public interface IComponent
{
    static abstract ComponentSpec Spec { get; }

    Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation);
}

/// <param name="Name">1–24 of a–z, 0–9, dots and hyphens: <c>ticket.close</c>.</param>
public sealed record ComponentSpec(string Name)
{
    /// <summary>Only the one who clicked sees the answer.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>The answer changes the message that the component is on, instead of adding one.</summary>
    public bool UpdatesMessage { get; init; }

    /// <summary>Checked against the tenant's rules at every click.</summary>
    public string? Permission { get; init; }

    /// <summary>Null: no limit.</summary>
    public Cooldown? Cooldown { get; init; }
}
