namespace Guildhall.Discord.Model;

/// <summary>Up to five buttons, or one select, or (in a modal) one text input.</summary>
public sealed record ActionRow : Component
{
    public override ComponentType Type => ComponentType.ActionRow;

    public IReadOnlyList<Component> Components
    {
        get => field ?? [];
        init;
    }

    public static ActionRow Of(params IReadOnlyList<Component> components) => new() { Components = components };
}
