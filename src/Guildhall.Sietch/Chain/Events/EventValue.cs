namespace Guildhall.Sietch.Chain.Events;

internal readonly record struct EventValue(EventParameter Parameter, Word Word)
{
    /// <summary>The low 20 bytes; the shape has made sure that the others are zero.</summary>
    public Address Address => Address.TryFrom(Word, out var address) ? address : throw NotOf("an address");

    public Wei Amount => Wei.From(Word);

    /// <summary>An address and bytes in lower-case hexadecimal, a number in decimal digits, a bool as <c>true</c>.</summary>
    public override string ToString() =>
        Parameter.Type switch
        {
            "address" => Address.ToString(),
            "bytes32" => Word.ToString(),
            "bool" => Word.D == 1 ? "true" : "false",
            _ => Amount.ToString(),
        };

    private InvalidOperationException NotOf(string kind) => new($"{Parameter.Name} is not {kind}.");
}
