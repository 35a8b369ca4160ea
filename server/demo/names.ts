/** Given and family names from many places; any likeness of a pair to a living person is chance. */
export const GIVEN_NAMES =
  'Mira Jonas Aylin Tomasz Ines Kofi Yuki Elif Sven Priya Mateo Hanna Omar Lucía Piotr Amara Nikolai Freya Rahul Zoë Emre Clara Diego Noor Anton Saskia Wei Paula Idris Marta Leon Svetlana Hugo Aisha Felix Ngozi Ruben Ilse Tariq Nadia Viktor Camille Arjun Greta Samir Laura Henrik Meera Oskar Fatima Bruno Linnea Kwame Julia Stefan Anaïs Dmitri Rosa Malik Katja'.split(
    ' ',
  );
export const FAMILY_NAMES =
  'Okafor Brandt Yılmaz Nowak Ferreira Mensah Tanaka Demir Lindqvist Raman Álvarez Keller Haddad Moreno Kowalski Diallo Petrov Solberg Mehta Vermeer Kaya Schubert Romero Rahman Weber Visser Chen Novák Bello Costa Hofmann Ivanova Laurent Khan Richter Eze Santos Jansen Aziz Popescu Horvath Dubois Iyer Lorenz Nasser Martin Eriksen Kapoor Wagner Hussain Ricci Nyström Asante Fischer Zimmermann Moreau Volkov Marino Osei Baumann'.split(
    ' ',
  );

/** Letters of an address: accents fall away, and what remains outside a–z too. */
export const asAddress = (name: string): string =>
  name
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replaceAll(/[^a-z .]/gi, '')
    .toLowerCase()
    .replaceAll(' ', '.');
