namespace Guildhall.Discord.Model;

/// <summary>A component newer than this library, whole.</summary>
public sealed record UnknownComponent(ComponentType Kind, RawJson Json) : Component
{
    public override ComponentType Type => Kind;
}
