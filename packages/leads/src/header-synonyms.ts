/** Field → the words people head its column with: lower case, letters and digits alone. */
const words: Readonly<Record<string, string>> = {
  email:
    'email mail emailaddress mailaddress emailadresse mailadresse emailadres mailadres workemail businessemail courriel adresseemail adressemail correo correoelectronico',
  tags: 'tags tag labels schlagworte etiquettes etiquetas',
  timeZone: 'timezone tz zeitzone tijdzone fuseauhoraire zonahoraria',
  stage: 'stage lifecyclestage leadstage',
  'lead.first_name': 'firstname givenname forename vorname voornaam prenom nombre',
  'lead.last_name': 'lastname surname familyname nachname familienname achternaam nomdefamille apellido apellidos',
  'lead.name': 'name fullname contactname contact vollername naam nom nomcomplet nombrecompleto',
  'lead.company':
    'company companyname organisation organization business account firma firmenname unternehmen bedrijf bedrijfsnaam entreprise societe empresa',
  'lead.phone':
    'phone phonenumber telephone tel mobile mobilephone cell telefon telefonnummer handy mobil telefoon telefoonnummer mobiel gsm portable telefono movil',
  'lead.country': 'country land pays pais countryregion',
  'lead.city': 'city town ort stadt stad plaats ville ciudad',
  'lead.postcode': 'postcode postalcode zip zipcode plz postleitzahl codepostal codigopostal',
  'lead.title': 'title jobtitle position role funktion stelle functie poste fonction cargo puesto',
  'lead.industry': 'industry sector branche industrie secteur sectoractividad industria',
  'lead.employees':
    'employees employeecount numberofemployees companysize headcount mitarbeiter mitarbeiterzahl medewerkers aantalmedewerkers effectif empleados',
  'lead.website': 'website url web homepage webseite siteweb sitioweb',
  'lead.language': 'language locale sprache taal langue idioma',
  'lead.external_id': 'externalid crmid customerid contactid kundennummer klantnummer',
};

/** A word of a header → its field. */
export const headerSynonyms: ReadonlyMap<string, string> = new Map(
  Object.entries(words).flatMap(([field, list]) => list.split(' ').map((word): [string, string] => [word, field])),
);
