namespace Guildhall.Onomancer.Sanitizing;

internal enum PlaceKind
{
    Code,
    Comment,
    HiddenElement,
    Quotation,
}

/// <summary>The end is exclusive; <see cref="InnerStart"/> to <see cref="InnerEnd"/> is what the place holds.</summary>
internal readonly record struct Place(PlaceKind Kind, int Start, int End, int InnerStart, int InnerEnd);
