namespace Guildhall.Onomancer.Documents;

/// <summary>Who may see a document, least to most sensitive; the order is the rule.</summary>
internal enum Sensitivity
{
    Public,
    Internal,
    Confidential,
    Restricted,
}
