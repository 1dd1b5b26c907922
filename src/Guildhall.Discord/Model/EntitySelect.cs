namespace Guildhall.Discord.Model;

/// <summary>A select that Discord fills: users, roles, both, or channels.</summary>
public abstract record EntitySelect : Component
{
    public string CustomId
    {
        get => field ?? "";
        init;
    }

    /// <summary>Up to 150 characters.</summary>
    public string? Placeholder { get; init; }

    /// <summary>0–25, 1 where absent.</summary>
    public int? MinValues { get; init; }

    /// <summary>1–25, 1 where absent.</summary>
    public int? MaxValues { get; init; }

    public IReadOnlyList<SelectDefault>? DefaultValues { get; init; }

    public bool? Required { get; init; }

    public bool? Disabled { get; init; }

    /// <summary>Only in a submitted modal: the ids chosen.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}

/// <param name="Type"><c>user</c>, <c>role</c> or <c>channel</c>.</param>
public sealed record SelectDefault(Snowflake<AnyEntity> Id, string Type);

public sealed record UserSelect : EntitySelect
{
    public override ComponentType Type => ComponentType.UserSelect;
}

public sealed record RoleSelect : EntitySelect
{
    public override ComponentType Type => ComponentType.RoleSelect;
}

public sealed record MentionableSelect : EntitySelect
{
    public override ComponentType Type => ComponentType.MentionableSelect;
}

public sealed record ChannelSelect : EntitySelect
{
    public override ComponentType Type => ComponentType.ChannelSelect;

    /// <summary>Every type where absent.</summary>
    public IReadOnlyList<ChannelType>? ChannelTypes { get; init; }
}
