namespace Guildhall.Simulator.Control;

/// <summary>A control call that makes no sense: answered with 400 and this message.</summary>
internal sealed class BadControlException(string message) : Exception(message);
